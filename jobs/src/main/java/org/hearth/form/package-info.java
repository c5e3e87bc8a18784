/** The federal forms: what they say, once, and how it is written as a page, a print, a workbook or data. */
@NullMarked
package org.hearth.form;

import org.jspecify.annotations.NullMarked;
