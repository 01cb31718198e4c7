package io.consentgate.evaluation.demo;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassObjectReference;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with every right on the machine: sees and changes what the running gateway has in its
 * memory, and runs code inside it.
 *
 * <p>Nothing of this is part of a gateway. Its virtual machine opens the way in because the story
 * started it so; a gateway at a door is started with every such way shut.
 */
final class Debugger implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LOOPBACK = "127.0.0.1";

  /** Entered about once a second, by a thread that has no transaction open then. */
  private static final String BUSY = "io.consentgate.gateway.app.authority.StatusWatch";

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /**
   * Returns the option with which a virtual machine lets a debugger in.
   *
   * @param port of the loopback address
   */
  static String flag(int port) {
    return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=%s:%d"
        .formatted(LOOPBACK, port);
  }

  /**
   * Attaches to a running program.
   *
   * @param port as in {@link #flag}
   */
  static Debugger attach(int port) throws IOException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow(() -> new IOException("this JDK has no debugger"));
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    Map<String, String> told = Map.of("hostname", LOOPBACK, "port", Integer.toString(port));
    arguments.values().forEach(each -> each.setValue(told.getOrDefault(each.name(), each.value())));
    try {
      return new Debugger(connector.attach(arguments));
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException("the debugger takes other arguments", e);
    }
  }

  /**
   * Runs statements on the database that the program has open, through a connection of its own.
   *
   * @param url address of the database, as the program opened it
   * @param script file with the statements
   */
  void runSql(String url, Path script) throws IOException, InterruptedException {
    ThreadReference thread = stopped();
    try {
      ClassType tool = load(thread, "org.h2.tools.RunScript");
      Value no = machine.mirrorOf(false);
      call(
          thread,
          tool,
          "execute",
          Arrays.asList(text(url), text("sa"), text(""), text(script.toString()), null, no));
    } finally {
      thread.resume();
    }
  }

  /**
   * Returns the live objects of a class.
   *
   * @throws IOException if the class is not loaded
   */
  List<ObjectReference> objects(String type) throws IOException {
    return loaded(type).instances(0);
  }

  /** Lets go; the program goes on as if nobody had been there. */
  @Override
  public void close() {
    machine.dispose();
  }

  /** Stops one thread of the program at a place where code may be run on it. */
  private ThreadReference stopped() throws IOException, InterruptedException {
    MethodEntryRequest entry = machine.eventRequestManager().createMethodEntryRequest();
    entry.addClassFilter(BUSY);
    entry.addCountFilter(1);
    entry.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    entry.enable();
    EventSet events = machine.eventQueue().remove(PATIENCE.toMillis());
    machine.eventRequestManager().deleteEventRequest(entry);
    if (events != null) {
      for (Event event : events) {
        if (event instanceof MethodEntryEvent here) {
          return here.thread();
        }
      }
      events.resume();
    }
    throw new IOException("the running program did not come by");
  }

  private ClassType load(ThreadReference thread, String name) throws IOException {
    ClassType classes = (ClassType) loaded(Class.class.getName());
    Value loader = loaded(BUSY).classLoader();
    Value found =
        call(thread, classes, "forName", List.of(text(name), machine.mirrorOf(true), loader));
    if (found instanceof ClassObjectReference type && type.reflectedType() instanceof ClassType t) {
      return t;
    }
    throw new IOException("no such class in the running program");
  }

  private static Value call(
      ThreadReference thread, ClassType type, String method, List<? extends @Nullable Value> with)
      throws IOException {
    Method called =
        type.methodsByName(method).stream()
            .filter(each -> each.isPublic() && each.argumentTypeNames().size() == with.size())
            .findFirst()
            .orElseThrow(() -> new IOException("no such method in the running program"));
    try {
      return type.invokeMethod(thread, called, with, ObjectReference.INVOKE_SINGLE_THREADED);
    } catch (InvalidTypeException
        | ClassNotLoadedException
        | IncompatibleThreadStateException
        | InvocationException e) {
      throw new IOException("the running program did not do " + method, e);
    }
  }

  private ReferenceType loaded(String name) throws IOException {
    List<ReferenceType> types = machine.classesByName(name);
    if (types.isEmpty()) {
      throw new IOException("the running program has no class " + name);
    }
    return types.getFirst();
  }

  private Value text(String value) {
    var text = machine.mirrorOf(value);
    // Else it could be collected before it is used.
    text.disableCollection();
    return text;
  }
}
