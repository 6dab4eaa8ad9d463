/**
 * Measurements, and runs side by side with peers on the same machine in the same run. Absolute
 * figures are for whoever reads them; ratios decide.
 */
package levante.bench;
