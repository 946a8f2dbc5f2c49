using System.Text;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.News;

/// <summary>The registry of agencies.</summary>
public sealed class WiresTest
{
    private const int Short = 4, Fewest = 150;

    // Everyday words in languages that are often met, which capitals do not tell from an agency, and given names, which they do.
    private const string Everyday = """
        a aim air all am an ana and ano app are art as at bad bar bas ben bis but cal can che com con dal dan das de del den der des det di die din do dos du een ego ein el ela elle en ena end er es est et
        eu ever fan far fire for fra from fur gang go got had har hat he her het hij his hon how i ich ik il ils in ist it ja je jiji kaj kan ken la las le lena les lo los lui lusa ma mal man map mein men mena mia
        mich mina mit mon my nan nao ne nei nem ni nie niet no non nor not nova ob och of og oh ok ole om on ona one only open or os ot ots ou our out over pa pan pap par pas per por pot pour pp pra qua que qui
        rat ria sa san sans sao se sei sen ses she si sid sie sin sind sna so son spa st sta sua sud sul sum sur tak tap te ten that the tu tt un una und uni us van var vi via vom von vor war was we wie wir with wo
        y you yo za zu zum zur ant anta apa art asi ats berg bin bob dir dire eller fides hina idea kuna lana leta map mehr news pana patria press report saba sapa sita sonar trend
        """;

    private const string Given = """
        abi ada adi aida aila alba alma amna ana anda andi ani anna ansa aria arta asia asma bea bela beta cara cleo dana dina dora efe ela elda elsa elta emma ena eva fena fena flora gina hina ida ilna ina inga
        ira irma isa jana jiji jo kai kari kim lara lea leta lena lia lina lisa luca lusa maja mara mari maya mena mia mila mina mira mona nadia nana nan nina noa nora olga ona pap pia rana ria rita rosa ruta
        sana sara sid sina sita srna sona suna tara tina una vera wafa yara zina zita
        """;

    private static IEnumerable<Wire> Real => Wires.All.Where(w => !w.Home.EndsWith(".example/", StringComparison.Ordinal));

    [Fact]
    public void There_are_agencies_of_all_the_world() => Assert.InRange(Real.Count(), Fewest, int.MaxValue);

    [Fact]
    public void No_spelling_belongs_to_two()
    {
        var twice = Wires.All.SelectMany(w => w.Spellings.Select(s => (Spelling: s.Length > Short ? s.ToLowerInvariant() : s, w.Name)).Distinct())
            .GroupBy(s => s.Spelling, StringComparer.Ordinal).Where(g => g.Select(s => s.Name).Distinct().Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Each_is_found_by_each_of_its_spellings() =>
        Assert.Empty(Wires.All.SelectMany(w => w.Spellings.Where(s => Wires.Named(s) != w)));

    [Fact]
    public void Spellings_are_trimmed_composed_and_longer_than_a_letter() =>
        Assert.DoesNotContain(Wires.All.SelectMany(w => w.Spellings), s => s.Trim() != s || s.Length < 2 || !s.IsNormalized(NormalizationForm.FormC));

    [Fact]
    public void Each_has_a_home_of_its_own_with_a_host()
    {
        Assert.Empty(Wires.All.Where(w => !Uri.TryCreate(w.Home, UriKind.Absolute, out var home) || home.Scheme != Uri.UriSchemeHttps || !home.Host.Contains('.', StringComparison.Ordinal)).Select(w => w.Name));
        Assert.Empty(Wires.All.GroupBy(w => w.Home, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void What_finds_a_report_has_a_place_for_the_words() =>
        Assert.Empty(Wires.All.Where(w => w.Search is { } search && (search.Split("{q}").Length != 2 || !Uri.TryCreate(search, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)).Select(w => w.Name));

    [Fact]
    public void Short_spellings_that_are_words_or_given_names_too_are_ambiguous()
    {
        var (words, names) = (Words(Everyday), Words(Given));
        var taken = Wires.All.SelectMany(w => w.Spellings).Where(s => s.Length <= Short && (words.Contains(s.ToLowerInvariant()) || s.Any(char.IsLower) && names.Contains(s.ToLowerInvariant())));
        Assert.Empty(taken.Except(Ambiguous, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_ambiguous_is_a_spelling_of_the_registry() => Assert.DoesNotContain(Ambiguous, a => Wires.Named(a) is null);

    [Theory]
    [InlineData("AP", "Dam held, mayor says: “no danger”", "https://apnews.com/search?q=Dam%20held%20mayor%20says%20no%20danger")]
    [InlineData("AP", "One two three four five six seven eight nine ten", "https://apnews.com/search?q=One%20two%20three%20four%20five%20six%20seven%20eight")]
    [InlineData("AP", " – ", null)]
    [InlineData("dpa", "Der Damm hielt", null)]
    public void A_report_is_looked_for_by_the_first_words_of_a_headline(string name, string title, string? address) => Assert.Equal(address, Wires.Named(name)!.Find(title));

    [Theory]
    [InlineData("KCNA", WireKind.State)]
    [InlineData("Kyodo", WireKind.Wire)]
    [InlineData("PR Newswire", WireKind.Release)]
    public void It_says_what_they_supply(string name, WireKind kind) => Assert.Equal(kind, Wires.Named(name)!.Kind);

    private static HashSet<string> Words(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<string> Ambiguous { get; } = [.. DataFile.Lines(typeof(Alignments), "ambiguous-agencies.txt")];
}
