/**
 * What a passage needs and leaves: tickets and their entries, tries, the clock's mark, counts of
 * outcomes. A file {@code entry.log} takes each outcome with one write and one fsync; the database
 * {@code entry.mv.db} has it a moment later, and the log is emptied.
 *
 * <p>It lies apart from consents and references, so that the way without a face goes on when their
 * file is damaged.
 */
@NullMarked
package io.consentgate.gateway.store.entry;

import org.jspecify.annotations.NullMarked;
