/** What the authority hands out: notices, grants with receipts, status lists, tickets. */
@NullMarked
package io.consentgate.authority.issue;

import org.jspecify.annotations.NullMarked;
