/** What is wrong with the input: one row a defect, from the file and line to what to do. */
@NullMarked
package org.hearth.finding;

import org.jspecify.annotations.NullMarked;
