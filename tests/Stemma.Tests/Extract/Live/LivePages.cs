using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract.Live;

/// <summary>Live blogs of outlets that do not exist, in the shapes that sites give them.</summary>
internal static class LivePages
{
    public static readonly DateTimeOffset Fetched = new(2031, 9, 12, 15, 0, 0, TimeSpan.Zero);

    private const string Lead = "<p>We follow the evacuation of the old harbour through the day, with our reporters on both banks of the river Testa.</p>";

    /// <summary>The article of a page.</summary>
    public static Article Read(string html, string url = "https://www.kellmouth-gazette.example/news/harbour") =>
        ArticleExtractor.Of(html, new Uri(url), new ExtractHints(Fetched: Fetched));

    /// <summary>The entries' times in UTC, "12 14:32" (day of the month and time).</summary>
    public static string Times(Article article) =>
        string.Join(", ", article.Entries.Select(e => e.Time.UtcDateTime.ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What an entry tells.</summary>
    public static string Told(Article article, int entry) => article.Entries[entry].At.Of(article.Text);

    public static string Page(string title, string head, string body, string language = "en") =>
        $"<!doctype html><html lang=\"{language}\"><head><title>{title}</title>{head}</head><body><nav><a href=\"/\">Home</a></nav><main><h1>{title}</h1>{body}</main><footer>© 2031</footer></body></html>";

    public static string Published(string at, string? modified = null) =>
        $"<meta property=\"article:published_time\" content=\"{at}\">" + (modified is null ? "" : $"<meta property=\"article:modified_time\" content=\"{modified}\">");

    private static readonly string[] Numbers = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    // One sentence of its own for each number, long enough to be a paragraph.
    public static string Sentence(int n) => $"The {Numbers[n]} ferry of the day has left the quay with families from the lower town on board, the harbour office said.";

    /// <summary>Structured data with the updates in @graph; entries one per article element, times in UTC.</summary>
    public static string Graph { get; } = Page("Harbour cleared: live updates", """
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":["LiveBlogPosting","NewsArticle"],"headline":"Harbour cleared: live updates","datePublished":"2031-09-12T05:00:00Z",
        "liveBlogUpdate":[{"@type":"BlogPosting","headline":"Second ferry leaves","datePublished":"2031-09-12T09:15:10+02:00","articleBody":"The second ferry of the day has left the quay with families from the lower town on board, the harbour office said.","author":{"@type":"Person","name":"Ida Brandt"}},
        {"@type":"BlogPosting","headline":"First ferry leaves","datePublished":"2031-09-12T08:40:00+02:00","articleBody":"The first ferry of the day has left the quay with families from the lower town on board, the harbour office said."}]}]}</script>
        """, $"<section>{Lead}<article><h2>Second ferry leaves</h2><span>9.15</span><p>{Sentence(1)}</p></article><article><h2>First ferry leaves</h2><span>8.40</span><p>{Sentence(0)}</p></article></section>");

    /// <summary>An empty shell whose entries stand in structured data alone.</summary>
    public static string Shell { get; } = Page("Storm over Vesper Point, live", $$"""
        <script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm over Vesper Point, live","datePublished":"2031-09-12T05:00:00Z","liveBlogUpdate":[
        {{string.Join(',', Enumerable.Range(0, 6).Select(n => $$"""{"@type":"BlogPosting","headline":"Hour {{n}}","datePublished":"2031-09-12T1{{n}}:05:00Z","articleBody":"{{Sentence(n)}}\n\nA second paragraph of hour {{n}}, for the wind has turned."}"""))}}]}</script>
        """, "<div id=\"app\"></div>");

    /// <summary>time elements with the moment, in list items; the newest first.</summary>
    public static string ListItems { get; } = Page("Ferry strike live", Published("2031-09-12T06:00:00+02:00"), "<ol class=\"live-feed\">" +
        string.Concat(Enumerable.Range(0, 4).Reverse().Select(n => $"<li class=\"post post-{n}\"><header><time datetime=\"2031-09-12T1{n}:32:00+02:00\">1{n}:32</time> <span class=\"author\">Ole Renz</span></header><h3>Point {n}</h3><p>{Sentence(n)}</p></li>")) + "</ol>");

    /// <summary>A Unix time in an attribute, nothing else for machines.</summary>
    public static string Attributes { get; } = Page("Dam at Ostrand: updates", "", "<div class=\"liveblog\">" +
        string.Concat(Enumerable.Range(0, 3).Select(n => $"<div class=\"entry\" data-timestamp=\"{new DateTimeOffset(2031, 9, 12, 12 - n, 10, 0, TimeSpan.Zero).ToUnixTimeSeconds()}\"><p>{Sentence(n)}</p><p>More of it follows when the gate is open, she said.</p></div>")) + "</div>");

    /// <summary>Headings that begin with the hour, as German sites write them; no element holds an entry.</summary>
    public static string Ticker { get; } = Page("Hafenbrand in Kellmünde: der Liveticker", Published("2031-09-12T06:10:00+02:00"),
        "<article><p>In Kellmünde brennt seit dem Morgen der alte Hafen. Wir berichten laufend über die Lage am Wasser und in der Stadt.</p>" +
        "<h2>+++ 14.32 Uhr: Feuer ist gelöscht +++</h2><p>Das Feuer im alten Hafen ist gelöscht, teilte die Feuerwehr am Nachmittag mit. Verletzt wurde niemand.</p>" +
        "<h2>+++ 12.05 Uhr: Fähre bleibt im Hafen +++</h2><p>Die Fähre nach Testa bleibt bis zum Abend im Hafen, sagte eine Sprecherin der Reederei.</p><p>Busse fahren stündlich über die Brücke.</p>" +
        "<h2>+++ 9.50 Uhr: Rauch über der Altstadt +++</h2><p>Über der Altstadt steht Rauch. Die Stadt bittet darum, die Fenster geschlossen zu halten.</p></article>", "de");

    /// <summary>How long ago, in French, in divs without a class that says anything.</summary>
    public static string Relative { get; } = Page("Incendie au port, en direct", Published("2031-09-12T08:00:00+02:00"), "<div><p>Un incendie s’est déclaré dans le vieux port de Kellmouth ce matin, nous suivons la situation sur place avec nos envoyés.</p><div>" +
        "<div class=\"b\"><span>il y a 12 minutes</span><p>Les pompiers ont maîtrisé le feu dans le vieux port, annonce la préfecture dans un communiqué.</p></div>" +
        "<div class=\"b\"><span>il y a une heure</span><p>Le ferry pour Testa reste à quai jusqu’à ce soir, selon la compagnie qui l’exploite.</p></div>" +
        "<div class=\"b\"><span>il y a 3 heures</span><p>Une épaisse fumée recouvre la vieille ville, les habitants sont priés de fermer leurs fenêtres.</p></div></div></div>", "fr");

    /// <summary>Days as headings between the entries, the newest first; clock times only.</summary>
    public static string DayHeadings { get; } = Page("Bridge trial: as it happened", Published("2031-09-10T07:00:00Z", "2031-09-12T13:40:00Z"), "<div class=\"story\">" +
        $"<h2>Friday 12 September</h2><div class=\"item\"><b>1.40pm</b><p>{Sentence(0)}</p></div><div class=\"item\"><b>9.05am</b><p>{Sentence(1)}</p></div>" +
        $"<h2>Thursday 11 September</h2><div class=\"item\"><b>4.20pm</b><p>{Sentence(2)}</p></div><div class=\"item\"><b>8.00am</b><p>{Sentence(3)}</p></div></div>");

    /// <summary>Over midnight, the newest first, clock times only.</summary>
    public static string OverMidnight { get; } = Page("Noche electoral, en vivo", Published("2031-09-11T20:00:00+02:00", "2031-09-12T01:20:00+02:00"), "<section class=\"cuerpo\">" +
        "<div class=\"e\"><p class=\"hora\">01:15</p><p>La presidenta de la junta electoral da por cerrado el recuento de los votos en la isla de Testa.</p></div>" +
        "<div class=\"e\"><p class=\"hora\">00:10</p><p>Con el noventa por ciento escrutado, la lista del puerto mantiene una ventaja de tres concejales.</p></div>" +
        "<div class=\"e\"><p class=\"hora\">23:40</p><p>Los primeros datos oficiales llegan desde los barrios altos, según informa la junta electoral.</p></div>" +
        "<div class=\"e\"><p class=\"hora\">21:05</p><p>Cierran los colegios electorales en toda la isla, sin incidentes de relieve durante la jornada.</p></div></section>", "es");

    /// <summary>The oldest first, over midnight.</summary>
    public static string Rising { get; } = Page("Diretta: la notte del faro", Published("2031-09-11T21:30:00+02:00"), "<div class=\"diretta\">" +
        "<div class=\"r\"><strong>Ore 21:30</strong><p>Il faro di Capo Vespro si è spento durante la tempesta, la capitaneria ha chiuso il porto alle navi.</p></div>" +
        "<div class=\"r\"><strong>Ore 23:50</strong><p>Una squadra di tecnici è partita in elicottero, ma il vento non permette ancora di atterrare sullo scoglio.</p></div>" +
        "<div class=\"r\"><strong>Ore 00:45</strong><p>La luce del faro è tornata dopo tre ore, lo annuncia la capitaneria con un breve comunicato.</p></div></div>", "it");

    /// <summary>Japanese: hours with signs, the afternoon named.</summary>
    public static string Japanese { get; } = Page("【速報】港の火事 ライブ更新", Published("2031-09-12T08:00:00+09:00"), "<div class=\"article-body\">" +
        "<div class=\"u\"><span>午後2時32分</span><p>消防によると、旧港の火事は午後に消し止められた。けが人はいないという。港の船は夕方まで出港を見合わせる。</p></div>" +
        "<div class=\"u\"><span>午前11時05分</span><p>市は旧市街の住民に窓を閉めるよう呼びかけた。煙は北の方向に流れており、学校は午後から休みになる。</p></div>" +
        "<div class=\"u\"><span>午前9時</span><p>旧港の倉庫から火が出ていると通報があり、消防車十台が出動した。原因はまだ分かっていない。</p></div></div>", "ja");

    /// <summary>Russian, with a zone and the word for online; a table of rows.</summary>
    public static string Russian { get; } = Page("Пожар в порту: онлайн", Published("2031-09-12T07:00:00+03:00"), "<div class=\"text\"><div><span>16:20 МСК</span><p>Пожар в старом порту потушен, сообщили в управлении по чрезвычайным ситуациям. Пострадавших нет.</p></div>" +
        "<div><span>14:05 МСК</span><p>Паром останется в порту до вечера, заявила представительница компании. Автобусы ходят каждый час.</p></div>" +
        "<div><span>12:30 МСК</span><p>Над старым городом стоит дым, жителей просят закрыть окна и не выходить на набережную.</p></div></div>", "ru");

    /// <summary>Paragraphs that begin with the hour in bold; the zone is named.</summary>
    public static string Paragraphs { get; } = Page("Court hears ferry case | Live", Published("2031-09-12T06:00:00Z"), $"<article><p>The court in Kellmouth hears the ferry company today, and we report from the room as it happens.</p><p><strong>14:32 CEST</strong> – {Sentence(0)}</p><p>{Sentence(4)}</p><p><strong>13:10 CEST</strong> – {Sentence(1)}</p><p><strong>11:45 CEST</strong> – {Sentence(2)}</p></article>");

    /// <summary>Each entry a headline with its time for machines, its words beginning with the hour.</summary>
    public static string HoursBelow { get; } = Page("Ferry strike by the minute", Published("2031-09-12T06:00:00+02:00"), "<div class=\"posts\">" +
        string.Concat(Enumerable.Range(0, 3).Select(n => $"<div class=\"post\" data-timestamp=\"{new DateTimeOffset(2031, 9, 12, 12 - n, 40, 0, TimeSpan.FromHours(2)).ToUnixTimeSeconds()}\"><h3>Point {n}</h3><p>{12 - n}:40 {Sentence(n)}</p></div>")) + "</div>");

    /// <summary>A report with three times in it that is no live blog.</summary>
    public static string Timeline { get; } = Page("How the ferry ran aground", Published("2031-09-12T06:00:00Z"), $"<article><p>{Sentence(0)}</p><p>At 14:32 the ferry left, the court heard. {Sentence(1)}</p><p>{Sentence(2)}</p><p>14:50: the captain called the harbour office, and nobody answered the call for a while.</p><p>{Sentence(3)}</p></article>");

    /// <summary>A report with readers' comments, each with its time.</summary>
    public static string Comments { get; } = Page("Council votes on the quay", Published("2031-09-12T06:00:00Z"), $"<article><p>{Sentence(0)}</p><p>{Sentence(1)}</p><p>{Sentence(2)}</p></article><section>" +
        string.Concat(Enumerable.Range(0, 5).Select(n => $"<div class=\"reply\"><time datetime=\"2031-09-12T1{n}:00:00Z\">1{n}:00</time><p>I do not think that the council has understood what the quay costs, number {n}, and said so before.</p></div>")) + "</section>");

    /// <summary>A front page with times beside linked headlines.</summary>
    public static string Front { get; } = Page("Kellmouth Gazette live", "", "<ul class=\"ticker\">" + string.Concat(Enumerable.Range(10, 12).Select(n => $"<li><time>{n}:05</time> <a href=\"/n/{n}\">Harbour office announces timetable number {n} for the winter</a></li>")) + "</ul>");

    /// <summary>Each time at the foot of its entry.</summary>
    public static string Footers { get; } = Page("Ferry strike, minute by minute", Published("2031-09-12T06:00:00Z"), "<div class=\"posts\">" +
        string.Concat(Enumerable.Range(0, 3).Select(n => $"<div class=\"post\"><p>{Sentence(n)}</p><footer><time datetime=\"2031-09-12T{12 - n}:00:00Z\">{12 - n}:00</time></footer></div>")) + "</div>");

    /// <summary>A tag's reports, each with its time and a summary.</summary>
    public static string TagIndex { get; } = Page("Ferries", "", "<div class=\"list\">" + string.Concat(Enumerable.Range(0, 8).Select(n => $"<article><time datetime=\"2031-09-1{n % 4}T1{n}:00:00Z\">1{n}:00</time><h2><a href=\"/ferries/{n}\">Ferry number {n} has left</a></h2><p>{Sentence(n)}</p></article>")) + "</div>");
}
