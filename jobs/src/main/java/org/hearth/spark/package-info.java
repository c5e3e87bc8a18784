/** The one place that builds a Spark session, registers SQL functions and works around Spark's faults. */
@NullMarked
package org.hearth.spark;

import org.jspecify.annotations.NullMarked;
