/** Tables on the terminal, as CSV and as JSON. */
@NullMarked
package org.hearth.report;

import org.jspecify.annotations.NullMarked;
