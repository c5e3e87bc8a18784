/** A second evaluator of the federal measures, a row at a time and without SQL, to compare the first with. */
package org.hearth.oracle;
