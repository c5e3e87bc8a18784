/** Reads the SQL, YAML and CSV files that are packed into the jar, and tells failures for people from bugs. */
@NullMarked
package org.hearth.text;

import org.jspecify.annotations.NullMarked;
