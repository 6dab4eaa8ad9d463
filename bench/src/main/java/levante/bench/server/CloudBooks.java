package levante.bench.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sandbox cloud itself has, read off its database and not by Levante's word.
 *
 * @param machines how many each infrastructure has that nobody gave back
 * @param objects what it keeps besides, each after its infrastructure's id and a blank
 */
public record CloudBooks(Map<String, Integer> machines, List<String> objects) {
  /** A copy. */
  public CloudBooks {
    machines = new TreeMap<>(machines);
    objects = List.copyOf(objects);
  }

  /** How many volumes each infrastructure has. */
  public Map<String, Integer> volumes() {
    Map<String, Integer> volumes = new TreeMap<>();
    for (String object : objects) {
      List<String> words = List.of(object.split(" ", -1));
      if (words.get(1).equals("VOLUME")) {
        volumes.merge(words.get(0), 1, Integer::sum);
      }
    }
    return volumes;
  }

  /** Of a Levante that has ended. */
  public static CloudBooks of(Path data) {
    String url = "jdbc:h2:file:%s;IFEXISTS=TRUE".formatted(data.resolve("sandbox/world"));
    try (Connection world = DriverManager.getConnection(url, "sa", "");
        Statement asked = world.createStatement()) {
      Map<String, Integer> machines = new TreeMap<>();
      try (ResultSet rows =
          asked.executeQuery(
              "SELECT infrastructure, COUNT(*) FROM sandbox_machine WHERE gone_at IS NULL"
                  + " GROUP BY infrastructure")) {
        while (rows.next()) {
          machines.put(rows.getString(1), rows.getInt(2));
        }
      }
      List<String> objects = new ArrayList<>();
      try (ResultSet rows =
          asked.executeQuery("SELECT infrastructure, kind, id FROM sandbox_object ORDER BY id")) {
        while (rows.next()) {
          objects.add(
              "%s %s %s".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
      return new CloudBooks(machines, objects);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the cloud's books below " + data, e);
    }
  }
}
