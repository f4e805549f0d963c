import {
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
} from 'class-validator';
import { roles, type Role } from '@app/domain/access';
import { Called, PageQuery } from '@app/platform/http';

/** A name and a password. */
export class SignInDto {
  /** @example "li.lei" */
  @Called('用户名')
  @IsString()
  @Length(1, 64)
  username: string;

  /** @example "correct horse battery" */
  @Called('密码')
  @IsString()
  @Length(1, 128)
  password: string;
}

/** The first county and its administrator. */
export class SetUpDto {
  /**
   * As the console shows it when the server starts.
   * @example "7KQ4-M2XD-9RTB"
   */
  @Called('安装码')
  @IsString()
  @Length(1, 40)
  code: string;

  /** @example "彰武县" */
  @Called('区县名称')
  @IsString()
  @Length(1, 100)
  countyName: string;

  /**
   * 行政区划代码.
   * @example "210922"
   */
  @Called('区县代码')
  @IsOptional()
  @Matches(/^[0-9A-Z]{4,20}$/, { message: '应为4至20位数字或大写字母。' })
  countyCode?: string | null;

  /** @example "zhou.min" */
  @Called('用户名')
  @IsString()
  @Length(2, 64)
  username: string;

  /** @example "周敏" */
  @Called('姓名')
  @IsString()
  @Length(1, 50)
  name: string;

  /**
   * At least 10 characters.
   * @example "correct horse battery"
   */
  @Called('密码')
  @IsString()
  @Length(1, 128)
  password: string;
}

/** A change of one's own password. */
export class ChangePasswordDto {
  /** @example "initial password 7" */
  @Called('原密码')
  @IsString()
  @Length(1, 128)
  present: string;

  /**
   * At least 10 characters.
   * @example "correct horse battery"
   */
  @Called('新密码')
  @IsString()
  @Length(1, 128)
  next: string;
}

/** A bearer token to be made. */
export class IssueTokenDto {
  /** @example "统计平台接口" */
  @Called('用途')
  @IsString()
  @Length(1, 100)
  label: string;

  /**
   * ISO instant, at most a year from now.
   * @example "2025-12-31T16:00:00.000Z"
   */
  @Called('有效期至')
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/, { message: '应为时间，如 2025-12-31T16:00:00Z。' })
  endsAt: string;
}

/** An account to be opened. Its roles are held at its unit; others are granted afterwards. */
export class OpenAccountDto {
  /** The unit the person belongs to. */
  @Called('单位')
  @IsUUID()
  unitId: string;

  /** @example "li.lei" */
  @Called('用户名')
  @IsString()
  @Length(2, 64)
  username: string;

  /** @example "李雷" */
  @Called('姓名')
  @IsString()
  @Length(1, 50)
  displayName: string;

  /** @example "13800000000" */
  @Called('手机')
  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  phone?: string;

  /** @example "li.lei@example.cn" */
  @Called('邮箱')
  @IsOptional()
  @IsEmail()
  email?: string;

  /**
   * To be changed at the first sign-in; at least 10 characters.
   * @example "initial password 7"
   */
  @Called('初始密码')
  @IsString()
  @Length(1, 128)
  password: string;

  /** @example ["inspector"] */
  @Called('岗位')
  @IsArray()
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsIn(roles, { each: true })
  roles: Role[];
}

/** A role at a unit. */
export class RoleDto {
  /** @example "inspector" */
  @Called('岗位')
  @IsIn(roles)
  role: Role;

  @Called('单位')
  @IsUUID()
  unitId: string;
}

/** A role at a unit, for a time. */
export class GrantRoleDto extends RoleDto {
  /**
   * First day; today when absent.
   * @example "2025-03-01"
   */
  @Called('开始日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  /**
   * Last day; open when absent.
   * @example "2026-02-28"
   */
  @Called('结束日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  until?: string;
}

/** A password set by an administrator, to be changed at the next sign-in. */
export class ResetPasswordDto {
  /** @example "initial password 7" */
  @Called('新密码')
  @IsString()
  @Length(1, 128)
  password: string;
}

/** Why an account is closed. */
export class CloseAccountDto {
  /** @example "moved" */
  @Called('停用原因')
  @IsIn(['left', 'moved', 'misuse', 'other'])
  reason: 'left' | 'moved' | 'misuse' | 'other';
}

/** On what the removal of a person rests. */
export class ErasePersonDto {
  /** @example "asked" */
  @Called('依据')
  @IsIn(['asked', 'retention', 'ordered'])
  basis: 'asked' | 'retention' | 'ordered';
}

/** Which accounts to list. */
export class AccountsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  unitId?: string;

  /** @example "principal" */
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  /** @example "open" */
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';
}

/** Which entries of the access journal to list. */
export class JournalListQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  accountId?: string;

  /**
   * From this instant on.
   * @example "2025-03-01T00:00:00.000Z"
   */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, { message: '应为时间，如 2025-03-01T00:00:00Z。' })
  from?: string;

  /** Before this instant. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, { message: '应为时间，如 2025-03-01T00:00:00Z。' })
  to?: string;
}
