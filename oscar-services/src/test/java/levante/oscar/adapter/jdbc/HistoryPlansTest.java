package levante.oscar.adapter.jdbc;

import javax.sql.DataSource;
import levante.oscar.testing.CrashPoints;
import levante.oscar.testing.CrashingDatabase;

class HistoryPlansTest extends HistoryPlansContract {
  @Override
  DataSource fresh() {
    return CrashingDatabase.create(new CrashPoints());
  }

  @Override
  String analyze() {
    return "ANALYZE";
  }
}
