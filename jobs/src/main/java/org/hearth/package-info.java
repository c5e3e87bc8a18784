/** The command-line program: the only clock and the only exit. */
@NullMarked
package org.hearth;

import org.jspecify.annotations.NullMarked;
