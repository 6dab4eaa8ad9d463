package levante.web.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.web.audit.Act;
import levante.web.audit.ActQuery;
import levante.web.audit.ActStore;
import levante.web.audit.KeptAct;
import levante.web.audit.Via;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Acts in the table {@code audit}. */
public final class JdbcActStore implements ActStore {
  private static final String INSERT =
      "INSERT INTO audit (done_at, who, via, area, method, route, path, status, code, led_to)"
          + " VALUES (:at, :who, :via, :area, :method, :route, :path, :status, :code, :led)";
  private static final String AFTER = " AND done_at <= :at AND (done_at < :at OR id < :id)";

  private final Jdbi jdbi;

  /** Acts in a database that {@link WebDatabase} has migrated. */
  public JdbcActStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public void add(List<Act> acts) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(INSERT);
          acts.forEach(act -> bind(batch, act).add());
          batch.execute();
        });
  }

  private static PreparedBatch bind(PreparedBatch batch, Act act) {
    return batch
        .bind("at", act.at().atOffset(ZoneOffset.UTC))
        .bind("who", act.who().map(OwnerId::value).orElse(null))
        .bind("via", act.via().name())
        .bind("area", act.asked().area().word())
        .bind("method", act.asked().method())
        .bind("route", act.asked().route())
        .bind("path", act.asked().path())
        .bind("status", act.answered().status())
        .bind("code", act.answered().code().orElse(null))
        .bind("led", act.answered().ledTo().orElse(null));
  }

  @Override
  public List<KeptAct> find(ActQuery wanted, int most) {
    return jdbi.withHandle(
        handle -> {
          Query query = handle.createQuery(sql(wanted)).bind("most", most);
          wanted.who().ifPresent(who -> query.bind("who", who.value()));
          wanted.area().ifPresent(area -> query.bind("area", area.word()));
          wanted
              .day()
              .map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC))
              .ifPresent(day -> query.bind("from", day).bind("until", day.plusDays(1)));
          wanted
              .after()
              .ifPresent(
                  place ->
                      query.bind("at", place.at().atOffset(ZoneOffset.UTC)).bind("id", place.id()));
          return query.map((row, context) -> act(row)).list();
        });
  }

  /** What an index is bound by comes first, so that H2 too walks the index instead of sorting. */
  private static String sql(ActQuery wanted) {
    boolean ofUser = wanted.who().isPresent();
    boolean ofArea = wanted.area().isPresent();
    return "SELECT * FROM audit WHERE TRUE"
        + (ofUser ? " AND who = :who" : "")
        + (ofArea ? " AND area = :area" : "")
        + (wanted.day().isPresent() ? " AND done_at >= :from AND done_at < :until" : "")
        + (wanted.after().isPresent() ? AFTER : "")
        + " ORDER BY "
        + (ofUser ? "who, " : "")
        + (ofArea ? "area, " : "")
        + "done_at DESC, id DESC LIMIT :most";
  }

  private static KeptAct act(ResultSet row) throws SQLException {
    return new KeptAct(
        row.getLong("id"),
        new Act(
            row.getObject("done_at", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getString("who")).map(OwnerId::new),
            Via.valueOf(row.getString("via")),
            new Act.Asked(row.getString("method"), row.getString("route"), row.getString("path")),
            new Act.Answered(
                row.getInt("status"),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("led_to")))));
  }

  @Override
  public int removeBefore(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle.execute("DELETE FROM audit WHERE done_at < ?", moment.atOffset(ZoneOffset.UTC)));
  }
}
