/** What this gateway knows, for anybody to read. */
@NullMarked
package io.consentgate.gateway.app.mirror;

import org.jspecify.annotations.NullMarked;
