import { bureauWorkbook } from '@app/documents';
import type { Role } from '@app/domain/access';
import type { Api, Client } from '@test/api';
import { sendWorkbook } from '@test/uploads';
import { aTemplate } from '@test/word-cases';
import { aCase, asUnit, formOf, identityFor } from '@test/workbook-cases';

/** What one unit of a county has, as ids: things that routes address. */
export type Home = Readonly<{
  unit: string;
  /** Whoever belongs to it. */
  account: string;
  section: string;
  /** An issue that it has, or (a department) that it leads for a school. */
  issue: string;
  inspection: string;
  attachment: string;
  /** A round of filing that asks its section alone. */
  campaign: string;
  /** A workbook that was sent for it, with a mistake. */
  upload: string;
  /** A paper of its issue that was issued. */
  paper: string;
  /** Number in the log of something about it. */
  event: number;
}>;

/** A county with two schools and a department, and somebody in every chair. */
export type County = Readonly<{
  county: string;
  /** Where the principal and the reporter sit. */
  school: Home;
  sibling: Home;
  /** Where the responsible unit sits; its section and inspection are the school's. */
  department: Home;
  /** A paper that it issued. */
  report: string;
  /** A template that it has used, by its hash. */
  template: string;
  /** One finding in both schools. */
  commonIssue: string;
  /** Programs that act as the person in each chair. */
  people: Readonly<Record<Role, Client>>;
  accounts: Readonly<Record<Role, string>>;
  /** Everything that tells this county from another, wherever it may show. */
  marks: readonly string[];
}>;

const answered = <Body>({ status, body }: { status: number; body: unknown }): Body => {
  if (status >= 300) throw new Error(`the stage is not set: ${status} ${JSON.stringify(body)}`);
  return body as Body;
};
type Job = Readonly<{ paperId: string; state: string }>;
const idOf = (answer: { status: number; body: unknown }) => answered<{ id: string }>(answer).id;

/** Signs in and takes a token, so that signing out ends nothing else. */
const program = async (api: Api, username: string): Promise<Client> => {
  const session = await api.as(username);
  const token = { label: 'spec', endsAt: '2025-12-31T00:00:00Z' };
  return api.client(answered<{ token: string }>(await session.post('/api/tokens', token)).token);
};

/** A workbook that names a unit which nobody has. */
const wrongWorkbook = async (client: Client, unit: string): Promise<string> => {
  const of = aCase({ unitId: 'nobody' });
  const file = await bureauWorkbook(identityFor('bureau'), [{ form: formOf(of), units: [asUnit(of)] }]);
  return (await sendWorkbook(client, unit, '2024-2025', file)).id;
};

/** One county below a province, told through ordinary commands. `name` begins its usernames. */
export const aCounty = async (api: Api, province: string, name: string): Promise<County> => {
  const since = { effectiveAt: '2010-09-01' };
  const county = await api.unit('county', province, { name, ...since });
  const marks = [county, name];
  const kept = <Id extends string>(id: Id): Id => (marks.push(id), id);
  const department = kept(
    await api.unit('department', county, { name: `${name}财政局`, departmentType: 'finance', ...since }),
  );
  const accounts: Partial<Record<Role, string>> = {};
  const people: Partial<Record<Role, Client>> = {};
  const seat = async (role: Role, unit: string, username = `${name}.${role}`) => {
    const account = kept(await api.account(username, unit, [role]));
    const client = await program(api, username);
    accounts[role] ??= account;
    people[role] ??= client;
    return { account, client };
  };
  for (const role of ['supervisionDirector', 'inspector', 'auditor', 'bureauLeader', 'administrator'] as const)
    await seat(role, county);
  const { client: responsible, account: officer } = await seat('responsibleUnit', department);
  const [director, inspector, administrator] = [people.supervisionDirector!, people.inspector!, people.administrator!];

  const proof = async (client: Client, unit: string) => {
    const form = new FormData();
    form.append('file', new Blob([`佐证材料 ${unit}`], { type: 'text/plain' }), `${name}.txt`);
    return kept(answered<{ hash: string }>(await client.post(`/api/attachments?unitId=${unit}`, form)).hash);
  };
  const eventAbout = async (unit: string) => {
    const trail = await people.auditor!.get(`/api/audit/trail?unit=${unit}&limit=1`);
    return answered<{ items: { sequence: number }[] }>(trail).items[0]!.sequence;
  };
  const issueOf = async (unitId: string, leadUnitId: string) => {
    const problem = { unitId, problem: `${name}音乐教室不足`, clause: '第六条', severity: 'ordinary', evidence: [] };
    const id = kept(idOf(await director.post('/api/issues', problem)));
    const notice = { noticeNumber: `${name}整〔2025〕1号`, leadUnitId, supportingUnitIds: [], dueDate: '2025-04-30' };
    answered(await director.post(`/api/issues/${id}/assignment`, notice));
    return id;
  };
  const paperOf = async (issue: string): Promise<string> => {
    const begun = answered<Job>(await director.post(`/api/papers/rectification-report/of/${issue}`, {}));
    let job = begun;
    while (job.state === 'working') job = answered<Job>(await director.get(`/api/papers/jobs/${begun.paperId}`));
    if (job.state !== 'done') throw new Error(`the paper was not issued: ${JSON.stringify(job)}`);
    return kept(job.paperId);
  };
  const aSchool = async (suffix: string): Promise<Home> => {
    const form = {
      parentId: county,
      kind: 'school',
      name: `${name}${suffix}`,
      schoolType: 'primary',
      sharedBuildings: false,
    };
    const sections = [{ stage: 'primary', name: '小学部' }];
    const made = await administrator.post('/api/organizations/schools', { ...form, sections, ...since });
    const { id: unit, sectionIds } = answered<{ id: string; sectionIds: [string] }>(made);
    const section = kept(sectionIds[0]);
    kept(unit);
    const principal = await seat('principal', unit, `${name}.principal.${suffix}`);
    const reporter = await seat('reporter', unit, `${name}.reporter.${suffix}`);
    answered(await reporter.client.post(`/api/submissions/${section}/2024-2025`, { figures: { students: '260' } }));
    const visit = { kind: 'routine', unitId: unit, subject: `${name}随机督导`, date: '2025-03-10', checklist: [] };
    const round = { countyId: county, name: `${name}${suffix}填报`, dataYear: '2024-2025', forms: ['section'] };
    const opened = { ...round, unitIds: [section], dueDate: '2025-04-30' };
    const campaign = kept(idOf(await director.post('/api/campaigns', opened)));
    const inspection = idOf(await director.post('/api/inspections', { ...visit, team: [accounts.inspector!] }));
    const issue = await issueOf(unit, unit);
    return {
      unit,
      section,
      account: reporter.account,
      issue,
      paper: await paperOf(issue),
      inspection: kept(inspection),
      attachment: await proof(principal.client, unit),
      campaign,
      upload: kept(await wrongWorkbook(reporter.client, unit)),
      event: await eventAbout(unit),
    };
  };
  const school = await aSchool('一小');
  const sibling = await aSchool('二小');
  const common = { countyId: county, problem: `${name}危化品未双人双锁`, clause: '第六条', severity: 'ordinary' };
  const both = { ...common, unitIds: [school.unit, sibling.unit] };
  const commonIssue = kept(idOf(await director.post('/api/common-issues', both)));

  answered(
    await director.post(`/api/standards/units/${county}/adoption`, {
      standardId: 'hqb-2017',
      basis: `${name}政办发〔2023〕5号`,
    }),
  );
  const veto = { standardId: 'hqb-2017', finding: `${name}不存在此类情形`, evidence: [] };
  answered(await director.post(`/api/counties/${county}/records/2024-2025/vetoes/V1/clearance`, veto));
  const recusal = { accountId: accounts.inspector!, unitId: sibling.unit, ground: 'familyThere' };
  answered(await inspector.post('/api/recusals', recusal));
  const paper = { kind: 'standing', dataYear: '2024-2025' };
  const report = kept(idOf(await director.post(`/api/counties/${county}/reports`, paper)));
  const sent = new FormData();
  sent.append('file', new Blob([await aTemplate(name)]), '模板.docx');
  const templates = `/api/counties/${county}/paper-templates`;
  const template = kept(
    answered<{ hash: string }>(await director.post(`${templates}/rectification-report`, sent)).hash,
  );
  const led = await issueOf(school.unit, department);
  const office = {
    unit: department,
    account: officer,
    section: school.section,
    issue: led,
    paper: await paperOf(led),
    inspection: school.inspection,
    campaign: school.campaign,
    upload: school.upload,
    attachment: await proof(responsible, department),
    event: await eventAbout(department),
  };
  return {
    county,
    school,
    sibling,
    department: office,
    report,
    template,
    commonIssue,
    people: people as Record<Role, Client>,
    accounts: accounts as Record<Role, string>,
    marks,
  };
};
