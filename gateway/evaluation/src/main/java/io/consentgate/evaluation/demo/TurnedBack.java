package io.consentgate.evaluation.demo;

import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.Field;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectReference;
import java.io.IOException;

/**
 * The memory of a kiosk's screen at one step, to which somebody with a debugger can turn it back
 * whatever came after: the screen's own order of steps then no longer protects anything.
 */
final class TurnedBack {

  private static final String SESSION = "io.consentgate.gateway.app.kiosk.KioskSession";
  private static final String READY = "io.consentgate.gateway.app.kiosk.KioskStep$Ready";

  private final ObjectReference session;
  private final Field field;
  private final ObjectReference ready;

  private TurnedBack(ObjectReference session, Field field, ObjectReference ready) {
    this.session = session;
    this.field = field;
    this.ready = ready;
  }

  /**
   * Remembers the one screen at which somebody consented and was not looked at yet.
   *
   * @param debugger attached for as long as this is used
   * @throws IOException if there is no such screen
   */
  static TurnedBack atReady(Debugger debugger) throws IOException {
    for (ObjectReference session : debugger.objects(SESSION)) {
      Field field = session.referenceType().fieldByName("step");
      if (session.getValue(field) instanceof ObjectReference step
          && step.referenceType().name().equals(READY)) {
        step.disableCollection();
        return new TurnedBack(session, field, step);
      }
    }
    throw new IOException("no screen waits for a first look");
  }

  /** Turns the screen back. */
  void turnBack() throws IOException {
    try {
      session.setValue(field, ready);
    } catch (InvalidTypeException | ClassNotLoadedException e) {
      throw new IOException("the screen cannot be turned back", e);
    }
  }
}
