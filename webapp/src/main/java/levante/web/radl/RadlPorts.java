package levante.web.radl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * The open ports of a network: a list of {@code CIDR-PORT/PROTOCOL} or {@code FIRST:LAST/PROTOCOL}
 * with commas between, CIDR and protocol optional. What some clouds map, {@code OUTER-INNER}, opens
 * the outer port. Source: the package radl 1.3, class outport.
 */
final class RadlPorts {
  private static final Pattern PORT =
      Pattern.compile(
          "(?:([0-9.]+/[0-9]{1,2})-)?([0-9]{1,5})(?::([0-9]{1,5}))?(?:/(tcp|udp))?"
              + "(?:-[0-9]{1,5}(?:/(tcp|udp))?)?");
  private static final String TCP = "tcp";
  private static final int HIGHEST = 65_535;

  private RadlPorts() {}

  /**
   * Puts the ports of a list into the property {@code ports} of an endpoint.
   *
   * @throws LevanteException INVALID_REQUEST when one is not understood
   */
  static void put(String list, ObjectNode ports) {
    for (String port : list.split(",", -1)) {
      Matcher matcher = PORT.matcher(port.strip());
      if (!matcher.matches() || !hasOneProtocol(matcher)) {
        throw refused(port);
      }
      ObjectNode made = ports.putObject("port_" + ports.size());
      made.put("protocol", matcher.group(4) == null ? TCP : matcher.group(4));
      if (matcher.group(1) != null) {
        made.put("remote_cidr", matcher.group(1));
      }
      numbers(matcher, made);
    }
  }

  private static void numbers(Matcher port, ObjectNode made) {
    int first = Integer.parseInt(port.group(2));
    int last = port.group(3) == null ? first : Integer.parseInt(port.group(3));
    if (first < 1 || last < first || last > HIGHEST) {
      throw refused(port.group());
    }
    if (first == last) {
      made.put("source", first);
    } else {
      made.putArray("source_range").add(first).add(last);
    }
  }

  private static boolean hasOneProtocol(Matcher port) {
    String inner = port.group(5);
    return inner == null || inner.equals(port.group(4) == null ? TCP : port.group(4));
  }

  private static LevanteException refused(String port) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST,
        "RADL: outports '%s' is no port; write it like 22/tcp, 9000:9100/udp or 10.0.0.0/8-22/tcp"
            .formatted(port.strip()));
  }
}
