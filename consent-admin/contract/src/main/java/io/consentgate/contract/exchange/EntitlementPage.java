package io.consentgate.contract.exchange;

import java.util.List;

/**
 * Entitlements in order of issue; ask again while {@code more}.
 *
 * @param entitlements at most 1,000
 * @param more whether there are further ones
 */
public record EntitlementPage(List<EntitlementRow> entitlements, boolean more) {}
