/** One Spark for the test JVM, and tables drawn as text. */
package org.hearth.testing;
