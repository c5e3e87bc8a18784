/** Checks, results and the release that makes a night visible. */
@NullMarked
package org.hearth.release;

import org.jspecify.annotations.NullMarked;
