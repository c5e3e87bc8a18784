/** The federal measures, their options and periods, and the rows they decide. */
@NullMarked
package org.hearth.measure;

import org.jspecify.annotations.NullMarked;
