package io.consentgate.evaluation.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every test the same running programs and browser; they end with the last test. */
final class SharedHouse implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedHouse.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == House.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(House.class, _ -> opened(), House.class);
  }

  private static House opened() {
    try {
      return House.open();
    } catch (Exception e) {
      throw new IllegalStateException("the programs and the browser did not start", e);
    }
  }
}
