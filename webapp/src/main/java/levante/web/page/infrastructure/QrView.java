package levante.web.page.infrastructure;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A QR code to be drawn, such as for a phone to open an address.
 *
 * @param size of its edge in modules, with the white border that readers need
 * @param path of what is dark, as SVG writes it, a module being 1
 */
public record QrView(int size, String path) {
  /** Modules of the border. Source: ISO/IEC 18004, quiet zone. */
  private static final int BORDER = 4;

  public QrView {
    Objects.requireNonNull(path, "path");
  }

  /** A live page is drawn several times a second, and its addresses stay. */
  private static final int MOST_KNOWN = 256;

  private static final Map<String, Optional<QrView>> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<QrView>> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  /** Of a text; empty for one that is too long for any. */
  static Optional<QrView> of(String text) {
    return KNOWN.computeIfAbsent(text, QrView::drawn);
  }

  private static Optional<QrView> drawn(String text) {
    try {
      QrCode code = QrCode.encodeText(text, Ecc.MEDIUM);
      return Optional.of(new QrView(code.size + 2 * BORDER, path(code)));
    } catch (DataTooLongException tooLong) {
      return Optional.empty();
    }
  }

  /** A piece for each run of dark modules of a row. */
  private static String path(QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          path.append(
              "M%d %dh%dv1H%dz".formatted(from + BORDER, y + BORDER, x - from, from + BORDER));
        }
      }
    }
    return path.toString();
  }
}
