/** Landing to bronze: verifies folders and keeps every field as text. */
@NullMarked
package org.hearth.receive;

import org.jspecify.annotations.NullMarked;
