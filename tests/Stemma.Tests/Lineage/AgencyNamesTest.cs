using Stemma.Core.Lineage.Sources;

namespace Stemma.Tests.Lineage;

/// <summary>Agencies' names in texts of many scripts, and what only looks like one.</summary>
public sealed class AgencyNamesTest
{
    [Theory]
    [InlineData("Об этом сообщает АФП.", "AFP")]
    [InlineData("Как передаёт Рейтер, вода спала.", "Reuters")]
    [InlineData("Об этом источник рассказал «Интерфаксу».", "Interfax")]
    [InlineData("据法新社报道，水退了。", "AFP")]
    [InlineData("美聯社從馬羅瓦報導。", "AP")]
    [InlineData("ロイター通信によると、水は引いた。", "Reuters")]
    [InlineData("로이터통신은 물이 빠졌다고 전했다.", "Reuters")]
    [InlineData("연합뉴스가 보도했다.", "Yonhap")]
    [InlineData("وقال المسؤول لوكالة فرانس برس إن الماء انحسر.", "AFP")]
    [InlineData("وقال المسؤول لرويترز إن الماء انحسر.", "Reuters")]
    [InlineData("مارووا (أ ف ب) - انحسر الماء.", "AFP")]
    [InlineData("एएफपी के अनुसार पानी उतर गया।", "AFP")]
    [InlineData("รอยเตอร์รายงานว่าน้ำลดแล้ว", "Reuters")]
    [InlineData("Vandet falder. /ritzau/", "Ritzau")]
    [InlineData("Der Kurs stieg. dpa-infocom", "dpa")]
    [InlineData("Der Damm hielt (dpa/lnw).", "dpa")]
    [InlineData("Vannet falt. (NTB-AFP)", "NTB")]
    [InlineData("Vode su pale, javlja agencija Tanjug.", "Tanjug")]
    [InlineData("Associated Press of Pakistan reported it.", "APP")]
    public void A_name_is_found_as_papers_write_it(string text, string agency) => Assert.Equal([agency], Found(text));

    [Theory]
    [InlineData("新华社区的居民回家了。")]
    [InlineData("拉美社会变化很大。")]
    [InlineData("Text: Efe Aydın")]
    [InlineData("LaPresse.ca en a parlé.")]
    [InlineData("An acid called docosahexaenoic acid (DHA) – good for rivers.")]
    [InlineData("The European Parliament (EP) voted; the EP will meet again.")]
    [InlineData("The River Use Department of Lower Marova, or Asian Nature Institute (ANI), spoke; ANI closed.")]
    [InlineData("बीएएफपी नाम नहीं है।")]
    [InlineData("AMAPA and NAPAM are towns.")]
    public void What_only_looks_like_one_is_none(string text) => Assert.Empty(Found(text));

    [Fact]
    public void A_name_that_the_text_spells_out_as_the_agencys_is_it() => Assert.Equal(["PTI", "PTI", "PTI"], Found("The Press Trust of India (PTI) reported it. PTI was there."));

    [Theory]
    [InlineData("The PTI marched to Marova on Monday.", 0)]
    [InlineData("Der Damm, sagte der Nachrichtenagentur PTI die Bürgermeisterin, hielt.", 1)]
    [InlineData("The dam held, Anadolu reported.", 1)]
    [InlineData("Anadolu is the Turkish word for Anatolia.", 0)]
    [InlineData("Segundo a agência Lusa, a água baixou.", 1)]
    [InlineData("A Lusa venceu em casa.", 0)]
    public void In_running_text_an_ambiguous_one_needs_a_cue(string text, int found) => Assert.Equal(found, AgencyNames.Registered.CertainIn(text).Count());

    [Theory]
    [InlineData("https://apnews.com/article/1", "AP")]
    [InlineData("https://www.yna.co.kr/view/1", "Yonhap")]
    [InlineData("https://via.ritzau.dk/pressemeddelelse/1", "Via Ritzau")]
    [InlineData("https://ritzau.dk/1", "Ritzau")]
    [InlineData("https://agenciabrasil.ebc.com.br/1", "Agência Brasil")]
    [InlineData("https://tvbrasil.ebc.com.br/1", null)]
    [InlineData("https://www1.folha.com.br/1", null)]
    [InlineData("https://www.camara.leg.br/deputados", null)]
    [InlineData("https://www.pemex.gob.mx/1", null)]
    public void A_site_is_an_agencys_where_its_home_has_it_for_itself(string url, string? agency) => Assert.Equal(agency, Sites.Agency(url)?.Name);

    private static IEnumerable<string> Found(string text) => AgencyNames.Registered.In(text).Select(n => n.Wire.Name);
}
