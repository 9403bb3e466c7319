/** What is printed or kept as PDF. The only importer of the PDF library. */
@org.jspecify.annotations.NullMarked
package dev.sextant.paper;
