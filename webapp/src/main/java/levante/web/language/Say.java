package levante.web.language;

import java.util.ResourceBundle;

/**
 * Words that are made in Java, in the language that is spoken. They are written in English where
 * they are used, and are in the catalogue of each other language; what is in none stays as it is.
 */
public final class Say {
  private static final ResourceBundle SPANISH =
      ResourceBundle.getBundle(
          "levante.web.language.words",
          Language.SPANISH.locale(),
          Say.class.getClassLoader(),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private Say() {}

  /**
   * The words, with values put in where there are some.
   *
   * @param english as {@link String#format} takes it where there are values
   */
  public static String of(String english, Object... values) {
    String said =
        switch (Speech.now()) {
          case ENGLISH -> english;
          case SPANISH -> SPANISH.containsKey(english) ? SPANISH.getString(english) : english;
        };
    return values.length == 0 ? said : String.format(Speech.now().locale(), said, values);
  }
}
