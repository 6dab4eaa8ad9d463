/** Lists as files to keep, for spreadsheets and programs: what they are made of, and how. */
package levante.web.page.export;
