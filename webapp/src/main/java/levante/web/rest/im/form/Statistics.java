package levante.web.rest.im.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.account.Account;

/** IM's statistics: a row for each infrastructure, in JSON or CSV. */
public final class Statistics {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final long MEGABYTE = 1_000_000;

  private Statistics() {}

  /**
   * The beginning of a day such as {@code 2026-11-27} or {@code 2026/11/27}.
   *
   * @throws LevanteException INVALID_REQUEST when it is none
   */
  public static Instant day(String name, String text) {
    try {
      return LocalDate.parse(text.replace('/', '-')).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException noDay) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "Incorrect format in %s parameter: YYYY/MM/dd".formatted(name));
    }
  }

  /** The rows, the newest first. */
  public static ArrayNode rows(List<Account> accounts) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int i = accounts.size() - 1; i >= 0; i--) {
      rows.add(row(accounts.get(i)));
    }
    return rows;
  }

  private static ObjectNode row(Account account) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("creation_date", TIME.format(account.infrastructure().createdAt()))
        .put("tosca_name", account.infrastructure().name())
        .put("vm_count", account.machines())
        .put("cpu_count", account.cpus())
        .put("memory_size", account.memoryBytes() / MEGABYTE)
        .put("cloud_type", "Dummy")
        .put("cloud_host", "")
        .put("hybrid", false)
        .put("deleted", !account.infrastructure().life().isHere())
        .put("im_user", account.infrastructure().owner().value())
        .put("inf_id", account.infrastructure().id().value())
        .put("last_date", TIME.format(account.last()));
  }

  /** The rows as CSV with a head. */
  public static String csv(ArrayNode rows) {
    if (rows.isEmpty()) {
      return "\r\n";
    }
    String head =
        rows.get(0).properties().stream().map(one -> one.getKey()).collect(Collectors.joining(","));
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                row.properties().stream()
                    .map(one -> cell(one.getValue().asText()))
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", head + "\r\n", "\r\n"));
  }

  private static String cell(String text) {
    return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
