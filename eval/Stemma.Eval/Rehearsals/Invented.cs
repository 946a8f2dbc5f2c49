using System.Text;

namespace Stemma.Eval.Rehearsals;

/// <summary>Invented events and what outlets write of them: the same number gives the same text.</summary>
internal static class Invented
{
    private static readonly string[] People = ["Ilse Norrgard", "Tomas Belcourt", "Adaeze Quill", "Marten Voss", "Priya Halloran", "Owen Castellane", "Greta Lunde", "Samir Okonjo", "Ruth Aldane", "Pavel Ister"];
    private static readonly string[] Verbs = ["closed", "opened", "sold", "carried", "measured", "promised", "refused", "counted", "moved", "painted", "inspected", "repaired", "bought", "delayed", "signed", "lost", "found", "praised", "questioned", "replaced"];
    private static readonly string[] Joints = ["after", "before", "because", "although", "while", "once", "so that", "where"];
    private static readonly string[] Smalls = ["near", "behind", "under", "beside", "without", "against", "beyond", "above"];

    /// <summary>The paragraphs of an event, as its first outlet tells it. Its nouns are its own, so that two events share hardly more than small words.</summary>
    public static List<string> Paragraphs(int happening, int count)
    {
        var r = new Random(happening * 7919 + 17);
        var own = Enumerable.Range(0, 60).Select(_ => Word(r)).ToArray();
        string place = Capital(Word(r)), person = $"{People[r.Next(People.Length)].Split(' ')[0]} {Capital(Word(r))}";
        return [.. Enumerable.Range(0, count).Select(i => string.Join(' ', Enumerable.Range(0, 2 + r.Next(2)).Select(_ => Sentence(i))))];

        string Sentence(int at) => r.Next(6) switch
        {
            0 => $"“{Capital(Thing())} {Verb()} {Thing()}, and nobody {Verb()} {Thing()},” said {person}, who {Verb()} {Thing()} in {place}.",
            1 => $"{person} said that {Thing()} {Verb()} {3 + r.Next(900)} {Own()}s {Small()} {place}.",
            2 => $"In {place}, {Thing()} {Verb()} {Thing()} {Small()} {Thing()} {Joint()} {Thing()} {Verb()} {Own()}s.",
            3 => $"{Capital(Thing())} {Verb()} {2 + r.Next(80)} {Own()}s {Joint()} {Thing()} {Verb()} {Thing()}.",
            4 => $"{Capital(Joint())} {Thing()} {Verb()} {Thing()}, {3 + r.Next(50)} {Own()}s {Verb()} {Thing()} {Small()} {Thing()}.",
            _ => $"{Capital(Thing())} {Small()} {Thing()} {Verb()} {Thing()}{(at == 0 ? $" in {place}" : "")}.",
        };

        string Own() => own[r.Next(own.Length)];
        string Thing() => r.Next(3) switch { 0 => $"the {Own()} {Own()}", 1 => $"a {Own()} of {Own()}", _ => $"the {Own()}" };
        string Verb() => Verbs[r.Next(Verbs.Length)];
        string Joint() => Joints[r.Next(Joints.Length)];
        string Small() => Smalls[r.Next(Smalls.Length)];
    }

    /// <summary>A page as outlets build them: head, menu, the report, a footer, some 20 kB.</summary>
    public static string Page(string outlet, string title, IEnumerable<string> paragraphs, string published)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | {outlet}</title><meta property=\"og:site_name\" content=\"{outlet}\"><meta property=\"article:published_time\" content=\"{published}\">");
        page.Append("<style>").Append(string.Concat(Enumerable.Range(0, 120).Select(i => $".c{i}{{margin:{i}px;padding:0 {i}px;color:#{i * 4321 % 0xFFFFFF:x6}}}"))).Append("</style></head><body><header><nav><ul>");
        for (int i = 0; i < 40; i++) page.Append($"<li><a href=\"/section/{i}\">Section {i}</a></li>");
        page.Append($"</ul></nav></header><main><article><h1>{title}</h1><time datetime=\"{published}\">{published}</time>");
        foreach (string paragraph in paragraphs) page.Append("<p>").Append(paragraph).Append("</p>");
        page.Append("</article></main><aside><ul>");
        for (int i = 0; i < 30; i++) page.Append($"<li><a href=\"/more/{i}\">More of the same, part {i}</a></li>");
        return page.Append("</ul></aside><footer><p>All rights with ").Append(outlet).Append(". Letters to the editor are welcome.</p></footer><script>").Append(string.Concat(Enumerable.Range(0, 200).Select(i => $"var v{i}={i};"))).Append("</script></body></html>").ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Word(Random r) => string.Concat(Enumerable.Range(0, 3).Select(_ => "bdfgklmnprstvz"[r.Next(14)].ToString() + "aeiou"[r.Next(5)] + (r.Next(3) == 0 ? "n" : "")));
}
