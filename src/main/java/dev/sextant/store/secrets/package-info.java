/** Where secrets are kept: the system's keychain, or a file that is encrypted. */
@NullMarked
package dev.sextant.store.secrets;

import org.jspecify.annotations.NullMarked;
