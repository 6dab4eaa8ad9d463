package levante.provisioner.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Puts a boundary around ports: at the n-th call the process dies, either before the call has an
 * effect or after it. A dead process makes no further call.
 */
public final class Interruptions {
  /** Whether the fatal call still has its effect. */
  public enum Moment {
    BEFORE_THE_CALL,
    AFTER_THE_CALL
  }

  /** What kill -9 is to a test: no handler of ours catches it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int fatalCall;
  private final Moment moment;
  private int calls;

  public Interruptions(int fatalCall, Moment moment) {
    this.fatalCall = fatalCall;
    this.moment = moment;
  }

  public static Interruptions none() {
    return new Interruptions(Integer.MAX_VALUE, Moment.BEFORE_THE_CALL);
  }

  public int calls() {
    return calls;
  }

  /** The same port behind the boundary. */
  public <T> T around(Class<T> port, T inner) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
              }
              return call(() -> method.invoke(inner, arguments));
            });
    return port.cast(proxy);
  }

  private interface Call {
    Object make() throws ReflectiveOperationException;
  }

  private Object call(Call call) throws Throwable {
    calls++;
    if (calls > fatalCall || (calls == fatalCall && moment == Moment.BEFORE_THE_CALL)) {
      throw new Killed();
    }
    try {
      Object result = call.make();
      if (calls == fatalCall) {
        throw new Killed();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
