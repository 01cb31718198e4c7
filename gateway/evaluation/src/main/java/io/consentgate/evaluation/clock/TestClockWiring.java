package io.consentgate.evaluation.clock;

import io.consentgate.gateway.app.wiring.Foundation;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Lets a gateway go by a {@link TestClock}. */
@Factory
@Requires(property = TestClock.PROPERTY)
final class TestClockWiring {

  /** Returns the clock that the test sets. */
  @Singleton
  @Primary
  @Replaces(value = InstantSource.class, factory = Foundation.class)
  InstantSource wall(@Property(name = TestClock.PROPERTY) String file) {
    return TestClock.follow(Path.of(file), InstantSource.system());
  }
}
