package io.consentgate.evaluation.house;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds whoever can turn the memory of a secret or of a picture into an array: who touches such
 * memory at all, has an array lent or taken, or calls one of those that gives an array back.
 */
final class SecretArrays {

  private static final Set<String> ARRAYS = Set.of("[B", "[C", "[F", "[I", "[S");
  private static final Set<String> LENDING = Set.of("lend", "take");

  private final NavigableSet<String> holders = new TreeSet<>();

  private SecretArrays() {}

  /** Returns the full names of all top-level classes that can. */
  static NavigableSet<String> in(Collection<JavaClass> code) {
    SecretArrays search = new SecretArrays();
    code.stream()
        .filter(SecretArrays::touchesMemory)
        .map(SecretArrays::top)
        .forEach(search.holders::add);
    while (search.addCallers(code)) {
      // Whoever gets an array from one of them may hand it on as well.
    }
    return search.holders;
  }

  private boolean addCallers(Collection<JavaClass> code) {
    NavigableSet<String> callers = new TreeSet<>();
    for (JavaClass each : code) {
      if (each.getMethodCallsFromSelf().stream().anyMatch(this::givesArray)) {
        callers.add(top(each));
      }
    }
    return holders.addAll(callers);
  }

  private boolean givesArray(JavaMethodCall call) {
    MethodCallTarget target = call.getTarget();
    return ARRAYS.contains(target.getRawReturnType().getName())
        && holders.contains(top(target.getOwner()))
        && target
            .resolveMember()
            .filter(method -> method.getModifiers().contains(JavaModifier.PRIVATE))
            .isEmpty();
  }

  private static boolean touchesMemory(JavaClass each) {
    boolean isLent =
        each.getMethodCallsFromSelf().stream()
            .map(JavaMethodCall::getTarget)
            .anyMatch(
                target ->
                    target.getOwner().isEquivalentTo(SecretBytes.class)
                        && LENDING.contains(target.getName()));
    return isLent
        || each.getDirectDependenciesFromSelf().stream()
            .anyMatch(found -> found.getTargetClass().isEquivalentTo(MemorySegment.class));
  }

  private static String top(JavaClass each) {
    String name = each.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
