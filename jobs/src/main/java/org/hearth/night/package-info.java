/** One night, from landing to release. */
@NullMarked
package org.hearth.night;

import org.jspecify.annotations.NullMarked;
