package levante.web.page.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.OwnerId;
import levante.web.audit.Act;
import levante.web.audit.ActQuery;
import levante.web.audit.KeptAct;

/** Acts as CSV by RFC 4180, some at a time. */
final class ActCsv {
  /** Rows that are read at a time. */
  static final int AT_ONCE = 500;

  private static final String HEAD = "time,user,from,method,route,path,status,code,led_to\r\n";

  private ActCsv() {}

  /**
   * Writes all that fit, the newest first.
   *
   * @param find the next {@link #AT_ONCE} of what is asked for
   */
  static void write(OutputStream output, Function<ActQuery, List<KeptAct>> find, ActQuery wanted)
      throws IOException {
    Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
    writer.write(HEAD);
    List<KeptAct> some = find.apply(wanted);
    while (!some.isEmpty()) {
      for (KeptAct one : some) {
        writer.write(line(one.act()));
      }
      some =
          some.size() < AT_ONCE
              ? List.of()
              : find.apply(wanted.after(some.get(some.size() - 1).place()));
    }
    writer.flush();
  }

  private static String line(Act act) {
    return Stream.of(
                act.at().toString(),
                act.who().map(OwnerId::value).orElse(""),
                act.via().title(),
                act.asked().method(),
                act.asked().route(),
                act.asked().path(),
                String.valueOf(act.answered().status()),
                act.answered().code().orElse(""),
                act.answered().ledTo().orElse(""))
            .map(ActCsv::quoted)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9 ._:/-]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
