package levante.oscar.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory; the process may be killed right before or after each commit. */
public final class CrashingDatabase {
  private CrashingDatabase() {}

  public static DataSource create(CrashPoints points) {
    JdbcDataSource real = new JdbcDataSource();
    real.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return around(
        DataSource.class,
        (method, arguments) -> {
          Object answer = method.call(real, arguments);
          return answer instanceof Connection connection ? watched(connection, points) : answer;
        });
  }

  private static Connection watched(Connection real, CrashPoints points) {
    return around(
        Connection.class,
        (method, arguments) -> {
          boolean commit = method.name().equals("commit");
          if (commit) {
            points.pass("before commit");
          }
          Object answer = method.call(real, arguments);
          if (commit) {
            points.pass("after commit");
          }
          return answer;
        });
  }

  private record Method(java.lang.reflect.Method method) {
    String name() {
      return method.getName();
    }

    Object call(Object target, Object[] arguments) throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private interface Advice {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T around(Class<T> type, Advice advice) {
    return type.cast(
        Proxy.newProxyInstance(
            CrashingDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> advice.answer(new Method(method), arguments)));
  }
}
