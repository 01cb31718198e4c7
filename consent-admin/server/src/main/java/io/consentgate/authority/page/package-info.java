/** The pages that people see, in English and Chinese. */
@NullMarked
package io.consentgate.authority.page;

import org.jspecify.annotations.NullMarked;
