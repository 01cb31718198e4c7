/** What every page shares: languages, sessions' cookies, headers, and errors as pages. */
@NullMarked
package io.consentgate.gateway.app.web;

import org.jspecify.annotations.NullMarked;
