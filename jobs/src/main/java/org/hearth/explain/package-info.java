/** From a cell of the results to its subjects, and from a subject to the clause, the facts and their lines. */
@NullMarked
package org.hearth.explain;

import org.jspecify.annotations.NullMarked;
