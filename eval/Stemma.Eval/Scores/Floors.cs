using System.Text.Json;

namespace Stemma.Eval.Scores;

/// <summary>The pinned floors: quality/floors.json, name to least value. Lowering one is a commit of its own with its reason.</summary>
internal static class Floors
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads the floors; an absent file has none.</summary>
    public static SortedDictionary<string, double> Read(string path) => File.Exists(path)
        ? JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllText(path))!
        : [];

    /// <summary>Raises each floor to what was measured, less a hair for rounding; never lowers one.</summary>
    public static void Raise(string path, IEnumerable<Score> scores)
    {
        var floors = Read(path);
        foreach (var score in scores)
        {
            double floor = Math.Floor(score.Value * 1000) / 1000;
            if (!floors.TryGetValue(score.Name, out double before) || floor > before) floors[score.Name] = floor;
        }
        File.WriteAllText(path, JsonSerializer.Serialize(floors, Indented) + "\n");
    }
}
