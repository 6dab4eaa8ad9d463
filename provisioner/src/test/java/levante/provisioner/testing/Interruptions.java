package levante.provisioner.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Puts a boundary around ports: the process dies before the n-th call has an effect, which is the
 * same as after the call before it. A dead process makes no further call.
 */
public final class Interruptions {
  /** What kill -9 is to a test: no handler of ours catches it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int fatalCall;
  private int calls;

  public Interruptions(int fatalCall) {
    this.fatalCall = fatalCall;
  }

  public static Interruptions none() {
    return new Interruptions(Integer.MAX_VALUE);
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
    if (calls >= fatalCall) {
      throw new Killed();
    }
    try {
      return call.make();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
