package org.hearth.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of file says the same: what the CSV holds is read back from the others. */
class FormsTest {

    static List<Document> documents() {
        return SampleForms.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void pageAndPrintShowEveryNumber(Document document) throws IOException {
        String html = new String(bytes(document, Format.html), StandardCharsets.UTF_8);
        String print = printed(document);
        for (NamedCsvRecord cell : csv(document)) {
            assertThat(html).contains(">" + escaped(cell.getField("shown")) + "<");
            assertThat(squeezed(print)).contains(squeezed(cell.getField("shown")));
            assertThat(squeezed(print)).contains(squeezed(cell.getField("label")));
        }
        document.footnotes().forEach(note -> assertThat(squeezed(print)).contains(squeezed(note)));
        document.notesRequired().forEach(note -> assertThat(html).contains(escaped(note)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPageIsNumberedAndNamed(Document document) throws IOException {
        PdfReader reader = new PdfReader(bytes(document, Format.pdf));
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(page))
                    .contains("Page " + page + " of")
                    .contains(document.title());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void workbookHoldsTheExactNumbers(Document document) throws IOException {
        List<String> expected = csv(document).stream()
                .map(cell -> cell.getField("value"))
                .filter(value -> !value.isEmpty())
                .map(value -> String.valueOf(Double.parseDouble(value)))
                .toList();
        List<String> held = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(document, Format.xlsx)))) {
            for (Sheet sheet : book) {
                sheet.forEach(row -> row.forEach(cell -> {
                    if (cell.getCellType() == CellType.NUMERIC) {
                        held.add(String.valueOf(cell.getNumericCellValue()));
                    }
                }));
            }
        }
        assertThat(held).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void jsonIsTheWholeDocument(Document document) throws IOException {
        JsonNode json = new JsonMapper().readTree(bytes(document, Format.json));
        assertThat(json.get("title").asText()).isEqualTo(document.title());
        assertThat(json.findValues("shown"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(csv(document).stream()
                        .map(cell -> cell.getField("shown"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyKindOfFileHasTheHeadTheNotesAndAPlaceToSign(Document document) throws IOException {
        List<String> texts = new ArrayList<>(document.footnotes());
        document.facts().forEach(fact -> texts.add(fact.text()));
        texts.addAll(document.signers());
        String csv = squeezed(records(document)
                .map(record -> record.getField("shown") + " " + record.getField("label"))
                .collect(Collectors.joining(" ")));
        String html = new String(bytes(document, Format.html), StandardCharsets.UTF_8);
        String json = new JsonMapper().readTree(bytes(document, Format.json)).toString();
        String print = squeezed(printed(document));
        String about = squeezed(sheet(document, "About"));
        for (String text : texts) {
            assertThat(html).contains(escaped(text));
            assertThat(json).contains(new JsonMapper().writeValueAsString(text));
            assertThat(List.of(csv, print, about)).allMatch(file -> file.contains(squeezed(text)));
        }
    }

    @Test
    void aBillingTellsWhatIsPaidToWhomAndWhy() throws IOException {
        Document document = SampleForms.billing();
        assertThat(records(document).map(FormsTest::cell))
                .contains(
                        "facts Subject line text Fictitious, Inc., 21OECHVS01FIC, Rate Card Report and Billing,"
                                + " 07/01/2025-12/31/2025",
                        "facts Payable text $840.00",
                        "programs P1 payable 0.00",
                        "programs P2 payable 840.00",
                        "programs total payable 840.00",
                        "outcomes total reversal -1,500.00",
                        "outcomes rc1 payable 0.00",
                        "funds K1/P1 share 27.1%",
                        "funds K1/K1 left 0.00",
                        "lines rc1::E1/earned reason RC1, the caregiver named Puerto Rican origin.",
                        "lines rc1::E9/reversal reason The person was paid for another case of this outcome too.",
                        "lines rc3:retain:E1/earned reason Not told: the line is older than its reason.",
                        "lines rc3:retain:E1/cap reason The part that lies over the contract's cap.",
                        "lines total amount 840.00",
                        "signers Fiscal officer name, signature, date ");
        assertThat(printed(document)).contains("Lead: Willow & Oak (P1)", "Subcontractor: Elm (P2)");
    }

    @Test
    void aBillOfNobodyIsBadUsage() {
        Payers payers = new Payers(Map.of("K1", "Fictitious"), List.of());
        payers.requireKnown(new Scope(Scope.Type.contract, "K1"));
        assertThatThrownBy(() -> payers.requireKnown(new Scope(Scope.Type.contract, "K9")))
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no contract K9. There are K1.");
    }

    @Test
    void aRateCardSetsTheContractBesideWhatItsFamiliesLeadToExpect() throws IOException {
        assertThat(records(SampleForms.rateCard()).map(FormsTest::cell))
                .contains(
                        "funds K1/K1 share 100.0%",
                        "adjusted/K1 rc1 expected 9.53",
                        "adjusted/K1 rc1 ratio 1.259",
                        "adjusted/K1 rc1 band as chance allows",
                        "adjusted/K1 rc4 band nothing expected");
    }

    private static String cell(NamedCsvRecord record) {
        return String.join(
                " ",
                record.getField("table"),
                record.getField("row"),
                record.getField("column"),
                record.getField("shown"));
    }

    @Test
    void improvementComparesWithTheMeanOfTheYearsBefore() throws IOException {
        List<String> lines = csv(SampleForms.improvement()).stream()
                .filter(cell -> List.of("change", "verdict").contains(cell.getField("column")))
                .filter(cell -> List.of("m03", "m08", "m13").contains(cell.getField("row")))
                .map(cell -> cell.getField("row") + " " + cell.getField("shown"))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "m03 3.0%",
                        "m03 yes", "m08 -0.001", "m08 no", "m13 –", "m13 not assessed: no value for FFY2025, FFY2024");
        assertThat(SampleForms.improvement().sections().get(0).text())
                .isEqualTo("Improvement is not demonstrated: 1 of 6 benchmark areas improved, 4 are required.");
    }

    /** The cells of the tables. */
    private static List<NamedCsvRecord> csv(Document document) throws IOException {
        return records(document)
                .filter(record -> !List.of("facts", "notes", "signers").contains(record.getField("table")))
                .toList();
    }

    private static Stream<NamedCsvRecord> records(Document document) throws IOException {
        return CsvReader.builder()
                .ofNamedCsvRecord(new String(bytes(document, Format.csv), StandardCharsets.UTF_8))
                .stream();
    }

    private static byte[] bytes(Document document, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(document, out);
        return out.toByteArray();
    }

    private static String printed(Document document) throws IOException {
        PdfReader reader = new PdfReader(bytes(document, Format.pdf));
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }

    private static String sheet(Document document, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(document, Format.xlsx)))) {
            book.getSheet(name)
                    .forEach(row -> row.forEach(cell -> text.append(cell).append(' ')));
        }
        return text.toString();
    }

    /** Where a print breaks its lines is no part of what it says. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
