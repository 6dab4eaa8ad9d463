/** Which input version, which job, which outputs, which next jobs. */
package levante.oscar.lineage;
