/** Who may use the back office: one-time links, a session, and no password. */
@NullMarked
package io.consentgate.authority.operator;

import org.jspecify.annotations.NullMarked;
