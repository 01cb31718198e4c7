package io.consentgate.contract.exchange;

import java.util.List;

/**
 * How the gateway is: {@code POST /gateway/report}.
 *
 * @param version the gateway's version
 * @param pack its policy pack
 * @param modelSet its model set
 * @param faceLane {@code open}, or why it is closed
 * @param cameras one line a portal: its camera's state
 * @param references how many references stand
 * @param portals the portals it serves
 */
public record GatewayReport(
    String version,
    String pack,
    String modelSet,
    String faceLane,
    List<String> cameras,
    int references,
    List<String> portals) {}
