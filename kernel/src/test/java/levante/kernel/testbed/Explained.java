package levante.kernel.testbed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import javax.sql.DataSource;

/**
 * A database that explains what it is asked: each query that is run while somebody wants to know is
 * explained before, as it is and with its own parameters.
 */
public final class Explained {
  private final DataSource source;
  private final List<Plan> plans = new ArrayList<>();
  private boolean wanted;

  /**
   * How the database goes about a query.
   *
   * @param steps in the database's own words
   */
  public record Plan(String sql, String steps) {
    /** Whether rows are walked that no index has led to. */
    public boolean scans() {
      return steps.contains(".tableScan") || steps.contains("Seq Scan");
    }

    /** Whether rows have to be sorted, as no index has them in the order that is wanted. */
    public boolean sorts() {
      boolean h2 = steps.contains("/*");
      boolean ordered = sql.contains("ORDER BY");
      // One that sorts by a part of the index says by how many of its columns.
      return h2 ? ordered && !steps.contains("/* index sorted */") : steps.contains("Sort");
    }
  }

  /** What was set on a statement, to be set on another too. */
  private interface Parameter {
    void setOn(PreparedStatement statement) throws ReflectiveOperationException;
  }

  /** Before that database. */
  public Explained(DataSource real) {
    source =
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Object got = method.invoke(real, arguments);
              return got instanceof Connection connection ? watched(connection) : got;
            });
  }

  /** To be asked instead of the other. */
  public DataSource source() {
    return source;
  }

  /** The plans of the queries that the work asks, in their order. */
  public List<Plan> of(Runnable work) {
    plans.clear();
    wanted = true;
    try {
      work.run();
    } finally {
      wanted = false;
    }
    return List.copyOf(plans);
  }

  private Connection watched(Connection real) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object got = method.invoke(real, arguments);
          return wanted && got instanceof PreparedStatement statement
              ? watched(real, statement, (String) arguments[0])
              : got;
        });
  }

  private PreparedStatement watched(Connection connection, PreparedStatement real, String sql) {
    List<Parameter> parameters = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (isParameter(method)) {
            parameters.add(statement -> method.invoke(statement, arguments));
          } else if (isQuery(method, sql)) {
            plans.add(new Plan(sql, explain(connection, sql, parameters)));
          }
          return method.invoke(real, arguments);
        });
  }

  private static boolean isParameter(Method method) {
    return method.getName().startsWith("set")
        && method.getParameterCount() >= 2
        && method.getParameterTypes()[0] == int.class;
  }

  private static boolean isQuery(Method method, String sql) {
    return method.getName().startsWith("execute")
        && sql.toUpperCase(Locale.ROOT).startsWith("SELECT");
  }

  private static String explain(Connection connection, String sql, List<Parameter> parameters)
      throws ReflectiveOperationException, SQLException {
    try (PreparedStatement explaining = connection.prepareStatement("EXPLAIN " + sql)) {
      for (Parameter one : parameters) {
        one.setOn(explaining);
      }
      StringJoiner steps = new StringJoiner("\n");
      try (ResultSet rows = explaining.executeQuery()) {
        while (rows.next()) {
          steps.add(rows.getString(1));
        }
      }
      return steps.toString();
    }
  }

  private interface Handler {
    Object handle(Method method, Object... arguments)
        throws ReflectiveOperationException, SQLException;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            Explained.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return handler.handle(method, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
