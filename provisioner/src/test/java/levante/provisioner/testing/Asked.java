package levante.provisioner.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts how often a database is asked: each transaction, and each question out of one, once. */
public final class Asked {
  private final AtomicInteger times = new AtomicInteger();
  private final DataSource source;

  /** Before that database. */
  public Asked(DataSource real) {
    source =
        (DataSource)
            Proxy.newProxyInstance(
                Asked.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getConnection")) {
                    times.incrementAndGet();
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
  }

  public DataSource source() {
    return source;
  }

  public int times() {
    return times.get();
  }

  public void forget() {
    times.set(0);
  }
}
