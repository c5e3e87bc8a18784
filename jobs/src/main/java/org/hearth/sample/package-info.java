/** Writes a made-up state into a landing folder, so that anyone can run the warehouse without a real family's data. */
@NullMarked
package org.hearth.sample;

import org.jspecify.annotations.NullMarked;
