package io.consentgate.authority.clock;

import java.time.ZoneId;
import java.util.TimeZone;

/** The time zone in which people at this building read and write times: the machine's own. */
public final class BuildingZone {

  /** Read once, so that a page and its form agree. */
  public static final ZoneId ZONE = TimeZone.getDefault().toZoneId();

  private BuildingZone() {}
}
