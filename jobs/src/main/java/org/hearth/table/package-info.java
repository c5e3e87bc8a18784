/** Delta tables of the lake: where they are, how they are read, appended and versioned. */
@NullMarked
package org.hearth.table;

import org.jspecify.annotations.NullMarked;
