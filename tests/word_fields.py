"""Fields and charts for tests, as Word writes them into a file."""

from word_reading import changed

from paperclerk.ooxml.repack import repack

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/main"


def a_field(code: str, result: str = "Wilhelmina", *, simple: bool = False) -> str:
    """Return a field; the name of a complex one is parted over two runs, as Word may part it."""
    words = f"<w:r><w:t>{result}</w:t></w:r>"
    if simple:
        return f'<w:fldSimple w:instr=" {code} ">{words}</w:fldSimple>'
    mark, written = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>', "<w:r><w:instrText>{}</w:instrText></w:r>"
    instruction = written.format(f" {code[:3]}") + written.format(f"{code[3:]} ")
    return mark.format("begin") + instruction + mark.format("separate") + words + mark.format("end")


def with_chart(content: bytes, workbook: bytes) -> bytes:
    """Return a Word file with a chart of one bar at its end, its workbook behind it, and a series it does not show."""
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache>'
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>Satisfied</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef>'
        "<c:f>Sheet1!$B$2</c:f>"
        '<c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>71.3</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
    )
    unseen = (
        '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}"><c15:filteredBarSeries xmlns:c15="urn:c15">'
        "<c15:ser>Kept apart</c15:ser></c15:filteredBarSeries></c:ext></c:extLst>"
    )
    chart = (
        f'<c:chartSpace xmlns:c="{_CHARTS}" xmlns:a="{_DRAWINGS}" xmlns:r="{_OFFICE}"><c:chart><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="col"/>{series}<c:axId val="1"/><c:axId val="2"/>{unseen}</c:barChart>'
        '<c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/>'
        '<c:crossAx val="1"/></c:valAx>'
        '</c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/package" Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/></Relationships>'
    )
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="991" name="Chart 1" descr="A bar"/>'
        f'<a:graphic xmlns:a="{_DRAWINGS}"><a:graphicData uri="{_CHARTS}"><c:chart xmlns:c="{_CHARTS}" '
        f'xmlns:r="{_OFFICE}" r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    related = f'<Relationship Id="rIdChart" Type="{_OFFICE}/chart" Target="charts/chart1.xml"/></Relationships>'
    kind = (
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        '<Override PartName="/word/charts/chart1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>'
    )
    made = changed(content, ("</w:body>", f"{drawing}</w:body>"))
    made = changed(made, ("</Relationships>", related), name="word/_rels/document.xml.rels")
    made = changed(made, ("</Types>", kind), name="[Content_Types].xml")
    return repack(
        made,
        {
            "word/charts/chart1.xml": chart.encode(),
            "word/charts/_rels/chart1.xml.rels": links.encode(),
            "word/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook,
        },
    )
